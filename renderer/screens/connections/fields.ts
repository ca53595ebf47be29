import type { Connection } from './connection.ts';
import type { ConnectionForm, FieldErrors } from './form-model.ts';

/** The id of the form's first field, for links that lead straight to it. */
export const FORM_ID = 'connection-name';

/** What a group of fields needs: the text as typed, what is wrong with it, and how to change it. */
export interface FieldsProps {
  readonly form: ConnectionForm;
  readonly errors: FieldErrors;
  readonly change: (part: Partial<ConnectionForm>) => void;
  /** The connection being edited; null for a new one. */
  readonly connection: Connection | null;
}
