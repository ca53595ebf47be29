/**
 * Splits `count` whole things by relative `weights` (>= 0, not all 0), exactly in the long run: what could not
 * be given out stays in `carry`, which has one entry per weight and is changed. The parts sum to `count`.
 */
export function apportion(count: number, weights: readonly number[], carry: number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight, index) => {
    const exact = (count * weight) / total;
    const whole = Math.floor(exact);
    carry[index] = (carry[index] ?? 0) + exact - whole;
    return whole;
  });
  for (let left = count - parts.reduce((sum, part) => sum + part, 0); left > 0; left -= 1) {
    const next = carry.indexOf(Math.max(...carry));
    parts[next] = (parts[next] ?? 0) + 1;
    carry[next] = (carry[next] ?? 0) - 1;
  }
  return parts;
}
