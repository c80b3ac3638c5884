// One of the files `desk.*.ts`.

import type { Desk } from '../raw.js';

export const desk: () => Desk;
