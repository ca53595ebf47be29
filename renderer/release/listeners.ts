import { reportDragRefused, reportMenuRefused, reportPageKept } from './report.ts';
import { deleteSelected, selectedText } from './selection.ts';
import { releaseToClipboard } from './to-clipboard.ts';

function onCopyOrCut(event: ClipboardEvent): void {
  event.preventDefault();
  const selected = selectedText();
  if (selected === null) return;
  const medium = event.type === 'cut' ? 'cut' : 'copy';
  void releaseToClipboard({ text: selected.text, medium, confirmedWarnings: 0, asDraft: false }, () => {
    if (medium === 'cut') deleteSelected(selected);
  });
}

function onDragStart(event: DragEvent): void {
  event.preventDefault();
  if (selectedText() !== null) reportDragRefused();
}

/** The browser's menu can search the web for a selection and copy a link's address without asking anybody. */
function onContextMenu(event: MouseEvent): void {
  event.preventDefault();
  if (selectedText() !== null) reportMenuRefused();
}

/** Printing is blanked by the style sheet as well, for the ways that no key press announces. */
function onKeyDown(event: KeyboardEvent): void {
  const command = event.ctrlKey || event.metaKey;
  if (!command || event.defaultPrevented || !['s', 'p'].includes(event.key.toLowerCase())) return;
  event.preventDefault();
  reportPageKept();
}

/**
 * Puts the gate on every native way out of the page (design 3.4): nothing is copied, cut, dragged or looked up by the
 * browser itself. Copy and cut come first in the capture phase, so that no component can let one through.
 */
export function setUpReleaseGate(): void {
  document.addEventListener('copy', onCopyOrCut, { capture: true });
  document.addEventListener('cut', onCopyOrCut, { capture: true });
  document.addEventListener('dragstart', onDragStart, { capture: true });
  document.addEventListener('contextmenu', onContextMenu, { capture: true });
  document.addEventListener('keydown', onKeyDown);
}
