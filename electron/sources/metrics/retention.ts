const UNIT_MS: Readonly<Record<string, number>> = {
  y: 365 * 86_400_000,
  w: 7 * 86_400_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
};

/**
 * Reads `storageRetention` of `/api/v1/status/runtimeinfo`: `15d`, `1y2w`, `15d or 10GiB`. Null where time is
 * no limit (`10GiB`, or `0s` for unset; slo-contract 9.3) or the text is none of these. In ms.
 */
export function parseRetentionMs(text: string): number | null {
  const time = text.split(' or ')[0]?.trim() ?? '';
  if (!/^(?:\d+(?:ms|[ywdhms]))+$/.test(time)) return null;
  let total = 0;
  for (const [, amount, unit] of time.matchAll(/(\d+)(ms|[ywdhms])/g)) {
    total += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total > 0 ? total : null;
}
