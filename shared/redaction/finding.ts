import { z } from 'zod';

/** Classes of reference policy "Refused"; the module that owns their patterns and reasons is `policy.ts`. */
const redactionClassSchema = z.enum([
  'pool_api_key',
  'mcp_token',
  'provider_key',
  'oauth_token',
  'jwt',
  'cookie_session',
  'authorization_header',
  'private_key',
  'hmac_digest',
  'totp_recovery',
  'password_assignment',
  'basic_auth_url',
  'email',
  'account_identifier',
  'ip_address',
  'hostname_url',
  'k8s_identifier',
  'file_path',
  'prompt_text',
  'generated_content',
  'payload_json',
  'websocket_frame',
  'job_args',
  'raw_change_data',
  'base64_blob',
  'file_content',
  'phone_number',
  /** A value the profile itself holds (token, origin): known, so no pattern is needed. */
  'known_value',
]);
export type RedactionClass = z.infer<typeof redactionClassSchema>;

/** `start` and `end` are UTF-16 offsets into the checked text (end exclusive). Never the value itself. */
const redactionFindingSchema = z.strictObject({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  class: redactionClassSchema,
  severity: z.enum(['block', 'warn']),
  /** Why the policy refuses it, in words that hold for any value. */
  reason: z.string(),
  /** Text that may stand in its place, for instance `[pool key removed]`. */
  replacement: z.string(),
});
export type RedactionFinding = z.infer<typeof redactionFindingSchema>;
