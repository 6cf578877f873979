import type { ScanReading } from '../../core/contract/views.ts';
import { formatCount, formatCounted } from './format.ts';

const pages = (count: number): string => formatCounted(count, 'scanned page', 'scanned pages');

/** An amount in USD. */
function usd(amount: number): string {
  return amount > 0 && amount < 0.01 ? 'less than 0.01 USD' : `${amount.toFixed(2)} USD`;
}

/** A cost that was reckoned. */
function about(amount: number): string {
  return amount > 0 && amount < 0.01 ? usd(amount) : `about ${usd(amount)}`;
}

/** Words of reading scanned pages by Amazon Textract. */
export const textractWords = {
  // Settings
  title: 'Scanned pages',
  isOn: 'Read scanned pages by Amazon Textract',
  isOnHelp:
    'Offers it in scans. Nothing is sent before a scan is told to, and its cost is shown first. The profile above needs textract:DetectDocumentText.',
  price: 'Price per 1,000 pages, in USD',
  priceHelp:
    '1.50 was the published price of DetectDocumentText in us-east-1 for the first million pages a month. Regions differ; costs shown are reckoned with this figure.',
  most: 'Limit for one scan, in USD',
  mostHelp: 'What a scan begins with; each can be given its own.',

  // A new scan
  choice: 'Read scanned pages by Amazon Textract',
  leaves: (region: string, price: number) =>
    `These pages leave this computer for Amazon Textract${region === '' ? '' : ` in ${region}`}. ${usd(price)} per 1,000; how many there are is known once the files are searched.`,
  atMost: 'At most, in USD',
  enoughFor: (count: number) => `enough for ${formatCounted(count, 'page', 'pages')}`,
  off: 'Scanned pages hold no text and are listed as unread.',
  openSettings: 'Amazon Textract…',

  // A scan
  waiting: (count: number) => `${pages(count)} ${count === 1 ? 'holds' : 'hold'} no text.`,
  costs: (cost: number) => `Amazon Textract reads them for ${about(cost)}.`,
  canRead: 'Amazon Textract can read them.',
  limitReached: ({ mostUsd, read }: ScanReading) =>
    `The limit of ${usd(mostUsd ?? 0)} is reached after ${formatCounted(read, 'page', 'pages')}.`,
  read: 'Read them…',
  reading: (done: number, all: number) => `Reading ${formatCount(done)} of ${pages(all)}`,
  spent: (amount: number) => `${usd(amount)} so far`,
  wasRead: ({ read, usd: paid }: ScanReading) => `${pages(read)} read by Textract, ${usd(paid)}`,
  refused: (count: number) => `${formatCount(count)} that it could not read`,
  progress: 'Scanned pages read',
  dialogTitle: (count: number) => `Read ${pages(count)} by Amazon Textract?`,
  dialogBody: (region: string, profile: string) =>
    `Each page leaves this computer as a PDF of its own and is read by Amazon Textract${region === '' ? '' : ` in ${region}`} under the profile ${profile === '' ? 'default' : profile}. What it finds is listed as near, with how certain it is.`,
  dialogCost: (count: number, cost: number, price: number) =>
    `${formatCounted(count, 'page', 'pages')} at ${usd(price)} per 1,000 cost ${about(cost)}. AWS bills what it counts itself.`,
  dialogSpent: (amount: number) => `${usd(amount)} of the limit is spent.`,
  start: 'Read pages',
  notEnough: (count: number) =>
    `Enough for ${formatCounted(count, 'page', 'pages')}; the others stay unread.`,
  certainty: (share: number) => `${Math.floor(share * 100)} % certain`,
} as const;
