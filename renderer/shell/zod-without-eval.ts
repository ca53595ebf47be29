import { config } from 'zod';

// Zod compiles object schemas with `new Function` where it may; the content security policy forbids it, and the mere
// attempt is a violation. Imported before any schema, because the choice is made when a schema is defined.
config({ jitless: true });
