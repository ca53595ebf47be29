/** What a native copy, cut or drag would take, and where from. */
export interface SelectedText {
  readonly text: string;
  /** The field the text stands in; null for text of the page. */
  readonly field: HTMLInputElement | HTMLTextAreaElement | null;
  readonly start: number;
  readonly end: number;
}

function isTextField(element: Element | null): element is HTMLInputElement | HTMLTextAreaElement {
  return element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
}

/** The selected text, or null where nothing is selected. A field for a secret never gives its text, shown or not. */
export function selectedText(): SelectedText | null {
  const field = document.activeElement;
  if (isTextField(field)) {
    if (field.type === 'password' || field.dataset.secret !== undefined) return null;
    const start = field.selectionStart ?? 0;
    const end = field.selectionEnd ?? 0;
    return start === end ? null : { text: field.value.slice(start, end), field, start, end };
  }
  const text = getSelection()?.toString() ?? '';
  return text.trim() === '' ? null : { text, field: null, start: 0, end: text.length };
}

/** Takes the selected text out of its field after it was released, unless the text has changed meanwhile. */
export function deleteSelected({ text, field, start, end }: SelectedText): void {
  if (field === null || field.readOnly || field.value.slice(start, end) !== text) return;
  field.focus();
  field.setSelectionRange(start, end);
  // The only way that keeps the browser's own undo.
  document.execCommand('delete');
}
