import { type LoopbackServer, serveOnLoopback } from '../loopback-server.ts';
import {
  type CodexPdfSimulator,
  type CodexPdfSimulatorOptions,
  createCodexPdfSimulator,
} from './simulator.ts';

/** A simulated codex-pdf on loopback; `/metrics` is below its origin. */
export interface CodexPdfServer extends LoopbackServer {
  readonly simulator: CodexPdfSimulator;
}

/** Binds a simulated codex-pdf to 127.0.0.1, on any free port unless one is given; rejects when it is taken. */
export async function startCodexPdfSimulator(
  options: CodexPdfSimulatorOptions & { readonly port?: number },
): Promise<CodexPdfServer> {
  const simulator = createCodexPdfSimulator(options);
  const server = await serveOnLoopback((request) => simulator.fetch(request), options.port ?? 0);
  return { ...server, simulator };
}
