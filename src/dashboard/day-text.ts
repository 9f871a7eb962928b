/** A day in an address. */
import { z } from 'zod';

export const dayText = z.iso.date('Expected a day (2026-11-22)');
