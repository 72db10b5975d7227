/** All tests, in Chromium. */

import { tests } from './all.ts';

process.env['BROWSER'] = 'chromium';
await tests();
