import { describe, expect, it } from 'vitest';
import { createHub } from '../../../../core/service/base/hub.ts';

describe('createHub', () => {
  it('tells a new listener the present first and then what is published', async () => {
    const hub = createHub<string>();
    const heard: string[] = [];
    for await (const event of hub.subscribe(async () => 'present', undefined)) {
      heard.push(event);
      if (heard.length === 1) hub.publish('a', 'next');
      if (heard.length === 2) break;
    }
    expect(heard).toEqual(['present', 'next']);
  });

  it('misses nothing that is published while the present is being put together', async () => {
    const hub = createHub<string>();
    const heard: string[] = [];
    const present = async (): Promise<string> => {
      hub.publish('a', 'meanwhile');
      return 'present';
    };
    for await (const event of hub.subscribe(present, undefined)) {
      heard.push(event);
      if (heard.length === 2) break;
    }
    expect(heard).toEqual(['present', 'meanwhile']);
  });

  it('gives a slow listener only the latest event of each key, in order of the last change', async () => {
    const hub = createHub<string>();
    const heard: string[] = [];
    for await (const event of hub.subscribe(async () => 'present', undefined)) {
      heard.push(event);
      if (event === 'present') {
        for (let step = 0; step < 1_000; step += 1) hub.publish('progress', `progress ${step}`);
        hub.publish('other', 'other');
        hub.publish('progress', 'done');
      }
      if (heard.length === 3) break;
    }
    expect(heard).toEqual(['present', 'other', 'done']);
  });

  it('ends when the signal aborts', async () => {
    const hub = createHub<string>();
    const controller = new AbortController();
    const heard: string[] = [];
    for await (const event of hub.subscribe(async () => 'present', controller.signal)) {
      heard.push(event);
      setTimeout(() => controller.abort(), 5);
    }
    expect(heard).toEqual(['present']);
  });

  it('ends when the signal aborts while the present is being put together', async () => {
    const hub = createHub<string>();
    const controller = new AbortController();
    const present = async (): Promise<string> => {
      controller.abort();
      return 'present';
    };
    const heard: string[] = [];
    for await (const event of hub.subscribe(present, controller.signal)) heard.push(event);
    expect(heard).toEqual(['present']);
  });
});
