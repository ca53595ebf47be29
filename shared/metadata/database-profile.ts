import ipaddr from 'ipaddr.js';
import { z } from 'zod';

/** A DNS name or a single label; never a path, so that no local socket is meant by accident. */
const HOST_NAME =
  /^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_-]{1,63})*\.?$/;

function isHost(text: string): boolean {
  // Digits and dots alone mean an address, so they must be one.
  return ipaddr.isValid(text) || (HOST_NAME.test(text) && !/^[\d.]+$/.test(text));
}

const identifierSchema = z
  .string()
  .min(1)
  .max(63)
  .regex(/^\P{Cc}+$/u, 'Leave control characters out.');

const PORT_MESSAGE = 'Enter a port from 1 to 65535.';

/** The schema of the views unless the administrator chose another (`views.sql`). */
const DEFAULT_VIEWS_SCHEMA = 'operator_console';

/** The read-only PostgreSQL connection of a profile (pooler-contract 14); its password is kept elsewhere. */
export const databaseProfileSchema = z.strictObject({
  /** Name or address without port; IPv6 without brackets. */
  host: z.string().trim().refine(isHost, { error: 'Enter a host name or an IP address, without a port.' }),
  port: z
    .number({ error: PORT_MESSAGE })
    .refine((port) => Number.isInteger(port) && port >= 1 && port <= 65_535, { error: PORT_MESSAGE })
    .default(5432),
  name: identifierSchema,
  user: identifierSchema,
  /** `verify` checks the certificate and its host name, `encrypt` takes any certificate. */
  tls: z.enum(['verify', 'encrypt', 'off']).default('verify'),
  /** Where the views are. */
  schema: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'Use lower-case letters, digits and underscores.')
    .default(DEFAULT_VIEWS_SCHEMA),
});
export type DatabaseProfile = z.infer<typeof databaseProfileSchema>;
