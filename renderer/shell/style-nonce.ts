declare global {
  var __webpack_nonce__: string | undefined;
}

/** The nonce that the door wrote into this response; styles made at run time must carry it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** Dialogs inject one style through a library that reads its nonce from webpack's global. */
export function setUpStyleNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce();
}
