/** The same interface without promises: what runs inside the store's own thread. */
export type Synchronous<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer Args) => Promise<infer Result>
    ? (...args: Args) => Result
    : never;
};
