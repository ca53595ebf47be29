import { maskEmail } from '../masking.ts';
import { CURRENT_VERSION, SUPPORTED_VERSIONS } from '../versions.ts';
import type { Tool } from './tool.ts';

const gate = {
  type: 'object',
  properties: { enabled: { type: 'boolean' } },
  required: ['enabled'],
  additionalProperties: false,
} as const;

/** `codex_pooler_get_mcp_service_status` (pooler-contract 3.1): both gates are open whenever it can answer. */
export const getMcpServiceStatus: Tool = {
  name: 'codex_pooler_get_mcp_service_status',
  title: 'Get MCP service status',
  description: 'Gates, masked caller, protocol version and catalogue size; the cheapest authenticated call.',
  argumentTypes: {},
  required: [],
  outputSchema: {
    type: 'object',
    properties: {
      globalGate: gate,
      accountGate: gate,
      actor: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          display_name: { type: 'string' },
          email: { type: 'string' },
          status: { type: 'string' },
        },
        required: ['id', 'display_name', 'email', 'status'],
        additionalProperties: false,
      },
      protocolVersion: { type: 'string', const: CURRENT_VERSION },
      supportedProtocolVersions: { type: 'array', items: { type: 'string' }, const: SUPPORTED_VERSIONS },
      supportedToolCount: { type: 'integer' },
    },
    required: [
      'globalGate',
      'accountGate',
      'actor',
      'protocolVersion',
      'supportedProtocolVersions',
      'supportedToolCount',
    ],
    additionalProperties: false,
  },
  run({ operator, toolCount }) {
    const name = operator.displayName ?? 'Operator';
    return {
      text: `MCP service enabled; account gate enabled; actor ${name}; ${toolCount} metadata-only tool available`,
      structured: {
        globalGate: { enabled: true },
        accountGate: { enabled: true },
        actor: {
          id: operator.id,
          display_name: name,
          email: maskEmail(operator.email),
          status: operator.status,
        },
        protocolVersion: CURRENT_VERSION,
        supportedProtocolVersions: SUPPORTED_VERSIONS,
        supportedToolCount: toolCount,
      },
    };
  },
};
