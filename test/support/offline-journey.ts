/** Run in an empty network namespace: starts the app, does the journey, prints what it found as JSON. */
import { networkInterfaces } from 'node:os';
import { launchApp } from './app.ts';
import { runJourney } from './journey.ts';

await using desk = await launchApp();
const found = await runJourney(desk);
const interfaces = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
console.log(JSON.stringify({ ...found, interfaces }));
