// Starts the page.

import { start } from '../../shared/orders/app/start.js';
import { App } from './app.js';
import { postsUnder } from './posts.js';

start(App, postsUnder('/pizza/order'));
