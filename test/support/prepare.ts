/** Run before the tests where more than one run of them wants the sample shop. */
import { setup } from './sample-shop-folder.ts';

await setup();
