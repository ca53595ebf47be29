import { z } from 'zod';
import { databaseProfileSchema } from './database-profile.ts';
import { isLoopbackHost } from './loopback.ts';

/** The built-in profile that needs no configuration; its name is reserved. */
export const DEMO_PROFILE_NAME = 'Demo';

const anyUrlSchema = z.url({ protocol: /^https?$/ });

/** Parts of an absolute http(s) address, or null. Kept to a pattern because this folder knows no URL class. */
function httpAddress(text: string): { protocol: string; userInfo: boolean; hostname: string } | null {
  // What the pattern passes must be an address to every part that connects to it: a port of 99999 is none.
  if (!anyUrlSchema.safeParse(text).success) return null;
  const match =
    /^(https?):\/\/(?:([^/?#@]*)@)?(\[[0-9a-fA-F:.]+\]|[^/?#:@[\]]+)(?::\d{1,5})?(?:[/?#]|$)/.exec(text);
  if (match === null) return null;
  return {
    protocol: match[1] ?? '',
    userInfo: match[2] !== undefined,
    hostname: (match[3] ?? '').toLowerCase(),
  };
}

const addressSchema = z
  .string()
  .trim()
  .max(500)
  .superRefine((text, context) => {
    const address = httpAddress(text);
    if (address === null) {
      context.addIssue('Enter a full address that starts with http:// or https://.');
    } else if (address.userInfo) {
      context.addIssue('Leave user name and password out of the address and enter them as credentials.');
    }
  });

const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('bearer') }),
  z.strictObject({ kind: z.literal('basic'), username: z.string().min(1).max(200) }),
]);

/** Names of headers that carry credentials or that the connection itself sets. */
const RESERVED_HEADER =
  /^(?:host|origin|connection|content-length|transfer-encoding)$|auth|cookie|token|secret|passw|credential|api-?key/i;

/** Header names a profile may add (a tenant id, for instance); credentials have their own field. */
const headersSchema = z.record(
  z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'A header name has letters, digits and hyphens.')
    .refine((name) => !RESERVED_HEADER.test(name), {
      error: 'This header cannot be set here: credentials have their own field.',
    }),
  z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/, 'A header value has printable ASCII characters.'),
);

const metricsSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('prometheus'),
    url: addressSchema,
    /** Label matchers that choose codex-pdf, for instance `job="codex"`. */
    selector: z.string().max(300).default(''),
    auth: authSchema.default({ kind: 'none' }),
    headers: headersSchema.default({}),
  }),
  z.strictObject({
    kind: z.literal('scrape'),
    /** One `/metrics` address per process. */
    urls: z.array(addressSchema).min(1).max(20),
    auth: authSchema.default({ kind: 'none' }),
    headers: headersSchema.default({}),
  }),
]);

type Metrics = z.infer<typeof metricsSchema>;

const poolerSchema = z.strictObject({
  url: addressSchema,
  /** Slugs of Pools that should be visible: one that vanishes is reported (pooler-contract 3.2). */
  expectedPools: z
    .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'Enter slugs as the Pooler shows them.'))
    .max(200)
    .default([]),
  /** Who tells the Pooler's own counters: its `/metrics` itself, or the profile's Prometheus that scrapes it. */
  metrics: z.enum(['scrape', 'prometheus', 'none']).default('scrape'),
  /** Label matchers that choose the Pooler in Prometheus, for instance `job="pooler"`. */
  metricsSelector: z.string().max(300).default(''),
});

/** Every address that a credential would be sent to, with where it stands in the profile. */
function credentialAddresses(profile: {
  readonly pooler: { readonly url: string } | null;
  readonly metrics: Metrics | null;
}): { url: string; path: (string | number)[] }[] {
  const { metrics, pooler } = profile;
  const toPooler = pooler === null ? [] : [{ url: pooler.url, path: ['pooler', 'url'] }];
  if (metrics === null || metrics.auth.kind === 'none') return toPooler;
  if (metrics.kind === 'prometheus') return [...toPooler, { url: metrics.url, path: ['metrics', 'url'] }];
  return [...toPooler, ...metrics.urls.map((url, index) => ({ url, path: ['metrics', 'urls', index] }))];
}

/** A connection as it is kept in the profiles file: addresses and choices, never a credential. */
export const profileSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 _.-]{0,39}$/,
        'Use 1 to 40 letters, digits, spaces, dots, hyphens or underscores.',
      )
      .refine((name) => name.toLowerCase() !== DEMO_PROFILE_NAME.toLowerCase(), {
        error: 'The name Demo belongs to the built-in demo.',
      }),
    pooler: poolerSchema.nullable(),
    metrics: metricsSchema.nullable(),
    database: databaseProfileSchema.nullable().default(null),
    /** Allows credentials over plain http to a host that is not this machine. */
    allowInsecureHttp: z.boolean().default(false),
    /** The same for the database without TLS. */
    allowInsecureDatabase: z.boolean().default(false),
  })
  .superRefine((profile, context) => {
    if (profile.pooler === null && profile.metrics === null) {
      context.addIssue({
        code: 'custom',
        path: ['pooler'],
        message: 'Enter a Pooler address, a metrics address, or both.',
      });
    }
    if (profile.pooler?.metrics === 'prometheus' && profile.metrics?.kind !== 'prometheus') {
      context.addIssue({
        code: 'custom',
        path: ['pooler', 'metrics'],
        message: 'This needs a Prometheus among the metrics of the same connection.',
      });
    }
    const { database } = profile;
    if (database?.tls === 'off' && !profile.allowInsecureDatabase && !isLoopbackHost(database.host)) {
      context.addIssue({
        code: 'custom',
        path: ['database', 'tls'],
        message: 'Use TLS, or allow it to be off for this profile: the password would travel unprotected.',
      });
    }
    if (profile.allowInsecureHttp) return;
    for (const { url, path } of credentialAddresses(profile)) {
      const address = httpAddress(url);
      if (address?.protocol !== 'http' || isLoopbackHost(address.hostname)) continue;
      context.addIssue({
        code: 'custom',
        path,
        message: 'Use https, or allow plain http for this profile: the credential would travel unprotected.',
      });
    }
  });
export type Profile = z.infer<typeof profileSchema>;

const secretSchema = z.string().min(1).max(4096).nullable();

/** Secrets of a profile as they are typed: kept by the keychain or in memory, never written to a file. */
export const profileSecretsSchema = z.strictObject({
  poolerToken: secretSchema,
  /** Opens the Pooler's own `/metrics` where an owner has set one (pooler-contract 1.2.1). */
  poolerMetricsToken: secretSchema,
  metricsSecret: secretSchema,
  databasePassword: secretSchema,
});
export type ProfileSecrets = z.infer<typeof profileSecretsSchema>;

export const NO_SECRETS: ProfileSecrets = {
  poolerToken: null,
  poolerMetricsToken: null,
  metricsSecret: null,
  databasePassword: null,
};

/** The secrets a profile has once the typed ones are taken: a null keeps the one that is held. */
export function withHeldSecrets(typed: ProfileSecrets, held: ProfileSecrets): ProfileSecrets {
  return {
    poolerToken: typed.poolerToken ?? held.poolerToken,
    poolerMetricsToken: typed.poolerMetricsToken ?? held.poolerMetricsToken,
    metricsSecret: typed.metricsSecret ?? held.metricsSecret,
    databasePassword: typed.databasePassword ?? held.databasePassword,
  };
}
