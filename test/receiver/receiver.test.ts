import { after, before, suite } from 'node:test';
import { draftTests } from './draft-blobs.ts';
import { startPostgres } from './postgres-server.ts';
import { type Receiver, startOn } from './receiving.ts';
import { sendingTests } from './sending.ts';
import { staffTests } from './staff.ts';

function receiverOn(name: string, where: () => { url?: string }): void {
  suite(`The receiver on ${name}`, () => {
    let receiver: Receiver;
    before(async () => {
      receiver = await startOn(where());
    });
    after(() => receiver.close());
    const at = () => receiver;
    sendingTests(at);
    draftTests(at);
    staffTests(at);
  });
}

const postgres = await startPostgres();
receiverOn('PGlite', () => ({}));
if (postgres) receiverOn('PostgreSQL', () => ({ url: postgres.url }));
after(() => postgres?.stop());
