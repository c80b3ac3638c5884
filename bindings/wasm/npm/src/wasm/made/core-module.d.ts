// One of the files `core.*.ts`.

import type { Core } from '../raw.js';

export const core: () => Core;
