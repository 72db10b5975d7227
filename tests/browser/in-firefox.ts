/** All tests, in Firefox. */

import { tests } from './all.ts';

process.env['BROWSER'] = 'firefox';
await tests();
