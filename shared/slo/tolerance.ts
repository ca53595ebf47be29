/**
 * Slack of every comparison of shares. Prometheus stretches increases, so 95 of 100 may arrive as
 * 98.17 / 103.34 and miss 0.95 by float noise; different shares of n observations against a target of
 * whole permille differ by at least 1/(1000 n), so up to a billion observations no two are confused.
 */
const SHARE_SLACK = 1e-12;

/** `a >= b` for shares, ties within float noise included. */
export function atLeast(a: number, b: number): boolean {
  return a >= b - SHARE_SLACK;
}

/** `a < b` for shares, ties within float noise excluded: exactly the opposite of `atLeast`. */
export function below(a: number, b: number): boolean {
  return !atLeast(a, b);
}
