const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const SPECIAL: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  '+Inf': Number.POSITIVE_INFINITY,
  Inf: Number.POSITIVE_INFINITY,
  '-Inf': Number.NEGATIVE_INFINITY,
};

/**
 * Reads a sample value as Prometheus and its client libraries spell it: `1e+01`, `+Inf`, `NaN`. Null for
 * anything else; JavaScript's own parsers read `+Inf` as NaN and an empty text as 0 (slo-contract 10).
 */
export function parseSampleValue(text: string): number | null {
  if (DECIMAL.test(text)) return Number(text);
  return Object.hasOwn(SPECIAL, text) ? (SPECIAL[text] ?? null) : null;
}
