import { useEffect } from 'react';
import { scanAddressOf } from '../../state/scan/scanAddress.ts';
import { loadScans } from '../../state/scan/scanBoard.ts';
import { NewScan } from './start/NewScan.tsx';
import { ScanList } from './ScanList.tsx';
import { ScanView } from './ScanView.tsx';

/** Searching documents for codes: earlier scans, a new one, and one that runs or has run. */
export function ScanScreen({ path }: { readonly path: string }) {
  useEffect(() => void loadScans(), []);
  const address = scanAddressOf(path);
  switch (address.kind) {
    case 'new':
      return <NewScan />;
    case 'scan':
      return (
        <ScanView key={address.scanId} scanId={address.scanId} part={address.part} query={address.query} />
      );
    case 'list':
      return <ScanList asked={address.asked} />;
  }
}
