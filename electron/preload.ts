import { contextBridge } from 'electron';

// The page talks to the main process through fetch alone; all it needs to know is which door it came through.
contextBridge.exposeInMainWorld('consoleDoor', { kind: 'desktop' });
