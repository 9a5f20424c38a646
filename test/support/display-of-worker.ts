import { inject } from 'vitest';

// Vitest counts the places of its workers from one, and a worker that follows another has its place.
const display = inject('displays')[Number(process.env['VITEST_POOL_ID']) - 1];
if (display !== undefined) process.env['DISPLAY'] = display;
