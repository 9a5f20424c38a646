import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { at } from './paths.mjs';

/** Runs `work` while no other set-up of this checkout runs; waits for one that does. A lock left by a dead process is taken over. */
export async function withLock(progress, work, file = at('.cache', 'setup.lock')) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) progress.line('Set-up: another one is running here, waiting for it');
    told = true;
    await sleep(500);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!isStale(file)) return false;
  rmSync(file, { force: true });
  return false;
}

function isStale(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    // An empty file is one that is being written right now, unless it is old.
    return owner ? !isAlive(owner) : Date.now() - statSync(file).mtimeMs > 10_000;
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
