/** After a change of entries: what was read of them, and of who may, is asked for again. */
import { queries } from '../../api.ts';

export const readAcls = () => queries.invalidateQueries({ predicate: ({ queryKey }) => /\/(acls|access)$/.test(String(queryKey[1])) });
