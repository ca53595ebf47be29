import { z } from 'zod';
import type { Service } from '../../../../shared/metadata/entities.ts';
import { countField, optionalField, wordField } from './fields.ts';

/** `get_mcp_service_status` (pooler-contract 3.1). The actor's name, e-mail and id are not parsed. */
const serviceStatus = z.object({
  actor: z.object({ status: wordField }),
  protocolVersion: optionalField(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
  supportedToolCount: countField,
});

const versionField = optionalField(z.string().regex(/^\d[0-9A-Za-z.+-]{0,39}$/));

/** Parses the structured content and the server's self-reported version; null when the content is not what it should be. */
export function parseService(content: unknown, serverVersion: unknown): Service | null {
  const parsed = serviceStatus.safeParse(content);
  if (!parsed.success) return null;
  return {
    id: 'pooler',
    version: versionField.parse(serverVersion),
    protocolVersion: parsed.data.protocolVersion,
    supportedToolCount: parsed.data.supportedToolCount,
    operatorStatus: parsed.data.actor.status,
  };
}
