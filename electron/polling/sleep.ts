/** A pause that ends early, by rejecting, when `signal` is aborted; also when it was aborted before. */
export function sleepUntil(
  ms: number,
  after: (ms: number, callback: () => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  if (signal.aborted) {
    reject(signal.reason);
    return promise;
  }
  const abandon = () => {
    cancel();
    reject(signal.reason);
  };
  const cancel = after(ms, () => {
    signal.removeEventListener('abort', abandon);
    resolve();
  });
  signal.addEventListener('abort', abandon, { once: true });
  return promise;
}
