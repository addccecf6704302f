import { describe, expect, test } from 'vitest';
import { createAddressRules, readNetworks } from './addressRules.ts';

const refusedAddresses = [
  '127.0.0.1', '127.8.9.10', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '100.64.0.1', '100.100.100.200',
  '169.254.169.254', '168.63.129.16', '192.0.0.192', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1',
  '240.0.0.1', '255.255.255.255', '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1',
  '64:ff9b:1::1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1',
  'ff02::1', '100::1', '5f00::1', '4000::1', '', 'example.org', '1', '0x7f.1',
]; // prettier-ignore

describe('addresses', () => {
  test('TL4e addresses that are not public are refused, whatever they are written like', () => {
    const { mayConnect } = createAddressRules();
    for (const address of refusedAddresses) expect(mayConnect(address), address).toBe(false);
    for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])
      expect(mayConnect(address), address).toBe(true);
  });

  test('TL4e networks that are allowed are, and no others', () => {
    const { mayConnect, isAllowed } = createAddressRules(readNetworks('10.0.0.0/8, fd00::/8,127.0.0.1'));
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '127.0.0.1']) {
      expect(mayConnect(address), address).toBe(true);
      expect(isAllowed(address), address).toBe(true);
    }
    for (const address of ['127.0.0.2', '11.0.0.1', 'fc00::1', '192.168.1.1'])
      expect(isAllowed(address), address).toBe(false);
    expect(isAllowed('8.8.8.8')).toBe(false);
  });

  test('TL4e a value of WEBHOOK_ALLOW that is no network is an error that names the variable', () => {
    for (const text of [
      '10.0.0.0/33',
      '10/8',
      'example.org',
      '10.0.0.0/8/8',
      '10.0.0.0/',
      'fd00::/129',
      '10.0.0.0/-1',
      '*',
    ])
      expect(() => readNetworks(text), text).toThrow(/WEBHOOK_ALLOW/);
    expect(readNetworks('')).toEqual([]);
    expect(readNetworks(' 10.0.0.0/8 ,, ::1 ')).toHaveLength(2);
  });
});

describe('urls of webhooks', () => {
  const { urlFault } = createAddressRules();
  const within = createAddressRules(readNetworks('127.0.0.0/8,10.0.0.0/8')).urlFault;

  test('TL4e what can be told of an address without looking it up', () => {
    const faults: { readonly [url: string]: string | null } = {
      'https://hooks.example/in?key=1': null,
      'https://8.8.8.8/in': null,
      'https://[2606:4700::1111]/in': null,
      'not an address': 'invalid',
      'https://': 'invalid',
      'ftp://hooks.example/': 'notHttps',
      'javascript:alert(1)': 'notHttps',
      'http://hooks.example/': 'notHttps',
      'http://8.8.8.8/': 'notHttps',
      'https://ana@hooks.example/': 'credentials',
      'https://ana:secret@hooks.example/': 'credentials',
      'https://hooks.example/#part': 'fragment',
      'https://hooks.example/#': 'fragment',
      'https://127.0.0.1/': 'address',
      'https://2130706433/': 'address',
      'https://0x7f.1/': 'address',
      'https://[::1]/': 'address',
      'https://[::ffff:10.0.0.1]/': 'address',
      'https://169.254.169.254/latest': 'address',
      'https://localhost/': 'address',
      'https://localhost./': 'address',
      'https://a.localhost/': 'address',
    };
    for (const [url, fault] of Object.entries(faults)) expect(urlFault(url), url).toBe(fault);
  });

  test('TL4e http only within what is allowed', () => {
    for (const url of ['http://127.0.0.1:8000/', 'http://10.1.2.3/', 'https://localhost/', 'http://hooks.internal/'])
      expect(within(url), url).toBeNull();
    for (const url of ['http://8.8.8.8/']) expect(within(url), url).toBe('notHttps');
    expect(within('http://192.168.1.1/')).toBe('address');
  });
});
