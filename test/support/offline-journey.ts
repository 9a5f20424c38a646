/** Run in an empty network namespace: starts the app, does the journey, prints what it found as JSON. */
import { networkInterfaces } from 'node:os';
import { launchApp } from './app.ts';
import { runJourney } from './journey.ts';

const desk = await launchApp();
try {
  const found = await runJourney(desk);
  const interfaces = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
  console.log(JSON.stringify({ ...found, interfaces }));
} finally {
  await desk.close();
}
