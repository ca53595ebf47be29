/** A family of settings that can change how traffic is served, or who may see what (pooler-contract 7.2). */
export interface SettingFamily {
  readonly id: string;
  readonly label: string;
  /** A gate, a filter or a secret: an owner reviews its changes. */
  readonly security: boolean;
  readonly impact: string;
}

/** The published remark on every change of a setting (pooler-contract 7.1, issue 3). */
const TAKES_EFFECT =
  'new work sees the new value after the cache reloads, while in-flight requests keep the old one';

function family(id: string, label: string, what: string, security = false): SettingFamily {
  return { id, label, security, impact: `${what} (${TAKES_EFFECT})` };
}

/** By the beginning of `family.key`; the first that fits takes it. */
const FAMILIES: readonly (readonly [prefix: string, family: SettingFamily])[] = [
  [
    'gateway.bulkheads',
    family('admission', 'admission limits', 'More or fewer requests may be queued or refused'),
  ],
  [
    'gateway.circuit_',
    family('circuit', 'circuit limits', 'Upstreams may be taken out sooner or later than before'),
  ],
  ['gateway.gateway_debug', family('diagnostics', 'diagnostics', 'The gateway may record more or less')],
  ['gateway.', family('timeouts', 'gateway time-outs', 'Requests may end sooner or later than before')],
  [
    'ingress.firewall_allowlist',
    family('firewall', 'the firewall', 'Clients may be refused or let in', true),
  ],
  ['ingress.trusted_proxies', family('firewall', 'the firewall', 'Clients may be refused or let in', true)],
  ['ingress.forwarded_', family('firewall', 'the firewall', 'Clients may be refused or let in', true)],
  ['ingress.', family('ingress', 'ingress limits', 'Large or compressed requests may be refused or let in')],
  ['files.', family('files', 'file limits', 'File uploads may be refused or let in')],
  ['transcription.', family('files', 'file limits', 'File uploads may be refused or let in')],
  ['catalog.', family('catalog', 'the catalogue', 'Models and prices may change with the next import')],
  ['mcp.', family('mcp', 'the MCP service', 'Who may read the admin metadata may change', true)],
  ['metrics.', family('metrics', 'access to metrics', 'Who may read the metrics may change', true)],
  ['smtp.', family('smtp', 'mail', 'Invites and alerts by mail may not arrive')],
  ['operator.', family('operator', 'operator pages', 'Links in mails may lead elsewhere')],
  ['development.', family('development', 'development switches', 'Background work may be paused or resumed')],
];

/** The family of `gateway.bulkheads`; null for a key of no family that is known. */
export function settingFamily(name: string): SettingFamily | null {
  return FAMILIES.find(([prefix]) => name.startsWith(prefix))?.[1] ?? null;
}
