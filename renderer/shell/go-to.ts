import { navigate } from 'wouter/use-hash-location';

let wanted: string | null = null;

/** Opens a screen; `target` is the `id` of the element there that takes the focus once it is rendered. */
export function goTo(path: string, target?: string): void {
  wanted = target ?? null;
  navigate(path);
}

/** The element id asked for by the latest `goTo`, given out once. */
export function takeTarget(): string | null {
  const target = wanted;
  wanted = null;
  return target;
}
