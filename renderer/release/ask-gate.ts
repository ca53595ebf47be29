import type { ReleaseRequest } from '../../shared/api/ports.ts';
import { TEXT_LIMIT } from '../../shared/api/text-limit.ts';
import { client } from '../api/client.ts';
import type { GateAnswer } from './gate-answer.ts';

/** Asks the one gate, in the main process. Without its answer nothing leaves. */
export async function askGate(request: ReleaseRequest): Promise<GateAnswer> {
  if (request.text.length > TEXT_LIMIT) {
    return { released: false, findings: [], problems: ['It is too long to be checked. Select less of it.'] };
  }
  try {
    return await client.incident.release.mutate(request);
  } catch {
    return { released: false, unavailable: true };
  }
}
