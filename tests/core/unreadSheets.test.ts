import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../core/model/errors.ts';
import { createUnreadSheets } from '../../core/unreadSheets.ts';

const fail = (code: ErrorCode) => async (): Promise<void> => {
  throw new AppError(code, `It is ${code}.`);
};

test('notes which sheets are damaged and goes on with the others', async () => {
  const unread = createUnreadSheets();
  const read: number[] = [];
  await unread.passOver(0, async () => void read.push(0));
  await unread.passOver(1, fail('SOURCE_DAMAGED'));
  await unread.passOver(2, async () => void read.push(2));
  expect(read).toEqual([0, 2]);
  expect(unread.told()).toEqual({ unreadSheets: [{ sheetIndex: 1, problem: 'It is SOURCE_DAMAGED.' }] });
  expect(() => unread.failIfAny()).toThrow('It is SOURCE_DAMAGED.');
});

test('goes on where the part of one sheet is locked, or packed in another way', async () => {
  const unread = createUnreadSheets();
  await unread.passOver(0, fail('SOURCE_PASSWORD'));
  await unread.passOver(1, fail('SOURCE_UNSUPPORTED'));
  expect(unread.told().unreadSheets).toHaveLength(2);
});

test('says nothing where all sheets can be read', () => {
  const unread = createUnreadSheets();
  unread.failIfAny();
  expect(unread.told()).toEqual({});
});

test('fails with a file that changes, a text that has no sheets, and a bug', async () => {
  const unread = createUnreadSheets();
  await expect(unread.passOver(0, fail('SOURCE_CHANGED'))).rejects.toThrow('SOURCE_CHANGED');
  await expect(unread.passOver(null, fail('SOURCE_DAMAGED'))).rejects.toThrow('SOURCE_DAMAGED');
  const bug = async (): Promise<void> => {
    throw new Error('bug');
  };
  await expect(unread.passOver(0, bug)).rejects.toThrow('bug');
});
