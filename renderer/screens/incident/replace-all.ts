import { TEXT_LIMIT } from '../../../shared/api/text-limit.ts';
import { applyReplacements } from '../../../shared/redaction/apply.ts';
import { client } from '../../api/client.ts';
import { reportFailure } from '../../components/notices.tsx';
import { desk } from './desk-state.ts';
import type { EditorHandle } from './editor.tsx';

/**
 * Puts the safe replacements in the place of all findings, as one step of the editor's undo. The text is checked for
 * it, also where the live check has not got to it yet; a text that was changed meanwhile stays as it is.
 */
export async function replaceAllFindings(editor: EditorHandle): Promise<void> {
  const { text } = desk.get();
  if (text === '' || text.length > TEXT_LIMIT) return;
  try {
    const { findings } = await client.incident.check.mutate({ text });
    if (findings.length > 0 && desk.get().text === text) editor.replaceAll(applyReplacements(text, findings));
  } catch {
    reportFailure({ message: 'The text could not be checked: the console process did not answer.' });
  }
}
