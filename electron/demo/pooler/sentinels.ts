/**
 * Strings planted in every forbidden field of the demo data (design 3): a search for any of them in a store, a
 * log, an answer or a draft must find nothing. The first five are delivered by the Pooler as they stand, which
 * is why the console has to drop or replace them; the rest the Pooler masks itself.
 */
export const SENTINELS = {
  /** `chatgpt_account_id`, `stored_account_id` and, without an e-mail, the text beside the rows. */
  accountId: 'acct-sentinel-7d41c0',
  /** An e-mail inside a longer account label, which only whole-label masking misses. */
  labelEmail: 'sentinel.label@example.com',
  /** The same in a workspace label. */
  workspaceEmail: 'sentinel.workspace@example.com',
  /** `created_by_user_id` and the actor's `id`: both point at a person. */
  operatorId: '5e471e10-7d41-4c00-8a01-0000000000aa',
  /** The display name of a person. */
  operatorName: 'Sentinel Operator',
  accountEmail: 'sentinel.account@example.com',
  wholeLabelEmail: 'sentinel.whole@example.com',
  operatorEmail: 'sentinel.operator@example.com',
  /** The whole display name of an API key: masked by the key tools, raw in request logs (pooler-contract 3.14). */
  keyEmail: 'sentinel.key@example.com',
  keyLabelEmail: 'sentinel.key-label@example.com',
  inviteEmail: 'sentinel.invite@example.com',
  /** In request metadata and audit details under keys, and in values, that the sanitiser takes out. */
  prompt: 'sentinel prompt text',
  changedValue: 'sentinel value before the change',
  endpointUrl: 'https://sentinel-endpoint.example.com/hook',
  /** `endpoint_host` of an alert channel, which the Pooler delivers (pooler-contract 3.16). */
  endpointHost: 'sentinel-endpoint.example.com',
  /** The last octet is masked by the Pooler; it never leaves with request logs. */
  address: '203.0.113.77',
} as const;
