interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(): never; createScript(): never },
  ): unknown;
}

function refuse(): never {
  throw new TypeError('This page makes no script from text.');
}

/**
 * The page's only trusted-types policy: Mantine sets its style sheet through an HTML sink, so plain text may pass, and
 * anything that could hold a tag is refused (stack: "CSP that gave no violation").
 */
export function setUpTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? refuse() : text),
    createScriptURL: refuse,
    createScript: refuse,
  });
}
