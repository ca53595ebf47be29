/** Calls back after `ms` and returns how to cancel; a pending timer alone never keeps the process alive. */
export function after(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
