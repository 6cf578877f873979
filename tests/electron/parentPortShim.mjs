/** Gives a Node child process the `process.parentPort` that a utility process of Electron has. */
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
process.on('message', (message) => port.emit('message', { data: message, ports: [] }));
process.on('disconnect', () => process.exit(0));
process.parentPort = port;
