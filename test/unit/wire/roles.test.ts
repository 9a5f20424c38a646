import { describe, expect, it } from 'vitest';
import { createDispatch } from '../../../main/wire/dispatch.ts';
import { type CallName, deskCalls, shellCalls } from '../../../preload/contract.ts';
import { type Access, accessNeeded, roles } from '../../../preload/roles.ts';
import { seededRandom } from '../../contract/support/seeded-random.ts';
import { samplesOf } from '../../support/contract-walk.ts';
import { howMany } from '../../support/how-many.ts';
import { hostileValues, mutated } from '../../support/mutants.ts';

const calls = { ...deskCalls, ...shellCalls };

/** Written by hand: whoever lets somebody do more, or less, changes it here as well. */
const expected: Readonly<Record<Access, readonly CallName[]>> = {
  anyone: [
    'desk.status',
    'diagnostics.write',
    'people.declared',
    'people.names',
    'people.session',
    'people.unlock',
    'settings.get',
    'shell.hidePalette',
    'shell.restWindow',
    'shell.restartEngine',
    'shell.takeOpenBefore',
    'shell.windowReady',
    'vault.lock',
    'vault.open',
    'vault.retry',
    'vault.startAnew',
    'vault.unlock',
    'vault.ways',
  ],
  agent: [
    'entries.facets',
    'entries.get',
    'entries.history',
    'entries.listIds',
    'folders.list',
    'formDrafts.list',
    'formDrafts.remove',
    'formDrafts.save',
    'gaps.add',
    'handovers.compose',
    'handovers.send',
    'learning.addNegativeFeedback',
    'library.list',
    'library.open',
    'library.quickFind',
    'messages.read',
    'messages.search',
    'people.changePassphrase',
    'practice.compare',
    'practice.hint',
    'practice.next',
    'queues.addExample',
    'queues.list',
    'queues.removeExample',
    'queues.route',
    'replies.check',
    'replies.commit',
    'replies.compose',
    'replies.copyText',
    'sample.messages',
    'shell.keys',
    'shell.notifyDone',
    'shell.openInWorkspace',
    'shell.print',
    'shell.readClipboard',
    'shell.takeOpenedFiles',
    'shell.thunderbird',
    'snippets.calming',
    'snippets.fill',
    'snippets.find',
    'snippets.list',
    'snippets.preview',
    'spelling.addWord',
    'spelling.check',
    'spelling.suggest',
    'worklist.add',
    'worklist.cancel',
    'worklist.list',
    'worklist.setDone',
    'worklist.stopWatching',
    'worklist.takeMail',
    'worklist.watch',
  ],
  editor: [
    'dataAudit.files',
    'dataAudit.library',
    'entries.merge',
    'entries.remove',
    'entries.restoreVersion',
    'entries.save',
    'entries.updateMany',
    'folders.pause',
    'folders.resume',
    'folders.stop',
    'folders.watch',
    'gaps.close',
    'gaps.clusters',
    'gaps.draftEntry',
    'gaps.getCluster',
    'gaps.list',
    'gaps.reopen',
    'golden.acceptBaseline',
    'golden.add',
    'golden.dryRun',
    'golden.list',
    'golden.remove',
    'golden.revert',
    'golden.run',
    'learning.accept',
    'learning.list',
    'learning.undo',
    'library.cancel',
    'library.import',
    'library.pause',
    'library.preview',
    'library.previewDocument',
    'library.reimport',
    'library.remove',
    'library.resume',
    'library.retry',
    'library.setAudience',
    'library.undo',
    'packs.preview',
    'pastAnswers.cancel',
    'pastAnswers.start',
    'pastAnswers.status',
    'proposals.accept',
    'proposals.list',
    'proposals.reject',
    'proposals.undo',
    'quality.evaluate',
    'quality.sample',
    'review.counts',
    'similarEntries.dismiss',
    'similarEntries.list',
    'similarEntries.merge',
    'snippets.import',
    'snippets.remove',
    'snippets.save',
    'snippets.undoImport',
  ],
  owner: [
    'audit.erase',
    'audit.export',
    'audit.findCustomer',
    'audit.get',
    'audit.list',
    'audit.verify',
    'backups.keepRestored',
    'backups.make',
    'backups.preview',
    'backups.restore',
    'backups.status',
    'backups.undoRestore',
    'backups.use',
    'backups.verify',
    'customers.draft',
    'customers.list',
    'experiment.results',
    'fairness.cancel',
    'fairness.get',
    'fairness.run',
    'library.export',
    'models.cancel',
    'models.inspect',
    'models.use',
    'outcomes.comments',
    'outcomes.figures',
    'outcomes.import',
    'outcomes.importThreads',
    'outcomes.preview',
    'outcomes.removeImport',
    'people.add',
    'people.change',
    'people.list',
    'people.remove',
    'people.resetPassphrase',
    'people.start',
    'people.stop',
    'queues.remove',
    'queues.save',
    'report.alerts',
    'report.cases',
    'report.export',
    'report.exportFaq',
    'report.figures',
    'report.reasons',
    'report.recommendations',
    'report.savePicture',
    'report.whole',
    'retention.agree',
    'retention.confirmClock',
    'retention.status',
    'rules.remove',
    'rules.restoreDefaults',
    'rules.save',
    'rules.try',
    'sample.add',
    'sample.remove',
    'shell.printPage',
    'snippets.export',
    'updates.check',
    'vault.confirmRecoveryKey',
    'vault.create',
    'vault.makeNewKey',
    'vault.makeRecoveryKey',
    'vault.setKeyStore',
    'vault.setPassphrase',
    'vault.setPin',
  ],
};

/** Calls whose fields weigh differently: an input, and who may. */
const byFields: readonly (readonly [CallName, unknown, Access])[] = [
  ['settings.change', {}, 'agent'],
  ['settings.change', { theme: 'dark' }, 'agent'],
  ['settings.change', { language: 'de', textSize: 'large' }, 'agent'],
  ['settings.change', { theme: 'dark', shopName: 'Another' }, 'owner'],
  ['settings.change', { suggestions: 'paused' }, 'owner'],
  ['settings.change', { rules: [] }, 'owner'],
  ['settings.change', { queues: [] }, 'owner'],
  ['settings.change', { agentName: 'Somebody' }, 'owner'],
  ['packs.create', { path: '/a', settings: false }, 'editor'],
  ['packs.create', { path: '/a', settings: true }, 'owner'],
  ['packs.import', { path: '/a', digest: 'a'.repeat(64), entries: [], settings: false }, 'editor'],
  ['packs.import', { path: '/a', digest: 'a'.repeat(64), entries: [], settings: true }, 'owner'],
  ['shell.pick', { what: 'files' }, 'agent'],
  ['shell.pick', { what: 'new handover' }, 'agent'],
  ['shell.pick', { what: 'folder' }, 'editor'],
  ['shell.pick', { what: 'pack' }, 'editor'],
  ['shell.pick', { what: 'new pack' }, 'editor'],
  ['shell.pick', { what: 'export folder' }, 'owner'],
  ['shell.pick', { what: 'new log' }, 'owner'],
  ['shell.pick', { what: 'new report' }, 'owner'],
  ['shell.pick', { what: 'new picture' }, 'owner'],
  ['shell.pick', { what: 'new faq' }, 'owner'],
  ['shell.pick', { what: 'update' }, 'owner'],
  ['shell.pick', { what: 'new diagnostics' }, 'anyone'],
  ['shell.pick', { what: 'backup' }, 'owner'],
  ['shell.pick', { what: 'backup folder' }, 'owner'],
];

const everybody: readonly Access[] = ['anyone', ...roles];
const names = Object.keys(calls) as CallName[];

/** The real dispatch over every call of the contract, with handlers that only note that they were reached. */
function serving(access: Access) {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        reached.push(name);
        return null;
      },
    ]),
  );
  const answer = createDispatch(
    calls,
    { handlers: handlers as never, access: () => access },
    { write: () => {} },
  );
  return { answer, reached };
}

describe('who may make a call', () => {
  it('is as it is written down here for every call, and no call is left out', () => {
    const declared = Object.fromEntries(
      everybody.map((access) => [access, names.filter((name) => calls[name].access === access).toSorted()]),
    );
    expect(declared).toEqual(expected);
    const written = new Set([...Object.values(expected).flat(), ...byFields.map(([name]) => name)]);
    expect([...written].toSorted()).toEqual(names.toSorted());
  });

  it.each(everybody)(
    'lets %s reach what it may and nothing beyond, whatever fits the contract',
    async (access) => {
      const { answer, reached } = serving(access);
      const may = everybody.slice(0, everybody.indexOf(access) + 1).flatMap((each) => expected[each]);
      const simple = names.filter((name) => typeof calls[name].access === 'string');
      const refused = new Set<string>();
      for (const name of simple)
        for (const input of samplesOf(calls[name].input)) {
          const reply = await answer(name, input);
          if (!reply.ok && reply.error.code === 'not_allowed') refused.add(name);
        }
      expect([...refused].toSorted()).toEqual(simple.filter((name) => !may.includes(name)).toSorted());
      expect([...new Set(reached)].toSorted()).toEqual(may.toSorted());
    },
  );

  it.each(byFields)('%s with %j needs: %s', async (name, input, needed) => {
    const passed = await Promise.all(
      everybody.map(async (access) => {
        const { answer, reached } = serving(access);
        await answer(name, input);
        return reached.length === 1;
      }),
    );
    expect(passed).toEqual(everybody.map((_, at) => at >= everybody.indexOf(needed)));
  });

  const mutants = Math.ceil(howMany(0, 'SIDEDESK_MALFORMED') / names.length) || 20;
  it.each(everybody)(
    'lets nothing malformed past what %s may',
    async (access) => {
      const { answer, reached } = serving(access);
      const random = seededRandom(11);
      const hostile = hostileValues(random);
      for (const name of names)
        for (let round = 0; round < mutants; round += 1) {
          const samples = samplesOf(calls[name].input);
          const input = samples[round % samples.length];
          await answer(name, round % 3 === 0 ? hostile() : mutated(input, random, hostile));
        }
      const beyond = reached.filter((name) => {
        const declared = calls[name as CallName].access;
        const least = typeof declared === 'string' ? declared : 'agent';
        return everybody.indexOf(least) > everybody.indexOf(access);
      });
      expect(beyond).toEqual([]);
      if (mutants > 20)
        console.log(`${access}: ${mutants * names.length} malformed calls, ${beyond.length} beyond the role`);
    },
    600_000,
  );

  it('needs an owner for a field or a value that nothing is said of (a new one would be open to all)', () => {
    const declared = { fields: { a: 'agent', what: { this: 'agent' } } } as const;
    expect(accessNeeded(declared, { a: 1, b: 2 })).toBe('owner');
    expect(accessNeeded(declared, { what: 'that' })).toBe('owner');
    expect(accessNeeded(declared, { what: 'constructor' })).toBe('owner');
    expect(accessNeeded(declared, JSON.parse('{"__proto__": 1}'))).toBe('owner');
    expect(accessNeeded(declared, { what: 'this', b: undefined })).toBe('agent');
    expect(accessNeeded(declared, {})).toBe('agent');
  });

  it('is told the agent who may not by the role that may', async () => {
    expect(await serving('agent').answer('audit.list', { offset: 0, limit: 1, kinds: [] })).toEqual({
      ok: false,
      error: { code: 'not_allowed', reason: 'owner' },
    });
  });
});
