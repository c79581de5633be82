// Starts the page.

import { startReact } from '../../shared/react/start.js';
import * as posts from './posts.js';
import { Workspace } from './workspace.js';

startReact({ base: '/pc_seller_v2/main', editor: '[data-qa-id="qa-send-message-textarea"]', posts, Page: Workspace });
