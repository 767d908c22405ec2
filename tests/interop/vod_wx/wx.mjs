// The part of a mini-program's `wx` that an upload SDK uses, on Node. Every request goes to the server under test,
// whatever host its URL names, with that name as its Host: what DNS would do.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { request as send } from 'node:http';

const server = new URL(process.env.COSPLAY_URL);

/** Every request that was made: method, host, path, whether it was forwarded, and the status. */
export const seen = [];

function exchange({ url, method = 'GET', header = {}, body }, { success, fail }) {
  const target = new URL(url);
  const headers = { ...header, host: target.host, 'content-length': body?.length ?? 0 };
  const options = { host: server.hostname, port: server.port, method, path: target.pathname + target.search, headers };
  const request = send(options, (response) => {
    const pieces = [];
    response.on('data', (piece) => pieces.push(piece));
    response.on('end', () => {
      const forwarded = Object.keys(header).some((name) => name.toLowerCase() === 'vod-forward-cos');
      seen.push({ method, host: target.host, path: target.pathname, forwarded, status: response.statusCode });
      success?.(response, Buffer.concat(pieces));
    });
    response.on('error', (error) => fail?.({ errMsg: String(error) }));
  });
  request.on('error', (error) => fail?.({ errMsg: String(error) }));
  request.end(body);
  return { abort: () => request.destroy(), onProgressUpdate: () => {} };
}

const storage = new Map();

const wx = {
  storage,
  request({ url, method = 'GET', header = {}, data, dataType = 'json', responseType, success, fail, complete }) {
    const isBytes = data instanceof ArrayBuffer;
    const isJson = data !== null && typeof data === 'object' && !isBytes;
    const body = data === undefined ? undefined : Buffer.from(isJson ? JSON.stringify(data) : data);
    const all = isJson ? { 'content-type': 'application/json', ...header } : header;
    return exchange({ url, method, header: all, body }, {
      success(response, bytes) {
        let answer = responseType === 'arraybuffer' ? bytes : bytes.toString();
        if (dataType === 'json') {
          try { answer = JSON.parse(answer); } catch { /* a mini-program hands out the text, too */ }
        }
        const result = { statusCode: response.statusCode, header: response.headers, data: answer };
        success?.(result);
        complete?.(result);
      },
      fail,
    });
  },
  uploadFile({ url, filePath, name, header = {}, formData = {}, success, fail }) {
    const boundary = '----wx7d9c2b1e';
    const part = (disposition, content) => Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`), content, Buffer.from('\r\n'),
    ]);
    const fields = Object.entries(formData).map(([key, value]) => part(`name="${key}"`, Buffer.from(String(value))));
    const file = part(`name="${name}"; filename="${filePath.split('/').pop()}"`, readFileSync(filePath));
    const body = Buffer.concat([...fields, file, Buffer.from(`--${boundary}--\r\n`)]);
    const all = { ...header, 'content-type': `multipart/form-data; boundary=${boundary}` };
    return exchange({ url, method: 'POST', header: all, body }, {
      success: (response, bytes) =>
        success?.({ statusCode: response.statusCode, header: response.headers, data: bytes.toString() }),
      fail,
    });
  },
  getFileSystemManager: () => ({
    readFile({ filePath, position = 0, length, success, fail }) {
      try {
        const bytes = Buffer.alloc(length ?? statSync(filePath).size - position);
        const file = openSync(filePath, 'r');
        readSync(file, bytes, 0, bytes.length, position);
        closeSync(file);
        success({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
      } catch (error) {
        fail?.({ errMsg: String(error) });
      }
    },
    stat({ path, success, fail }) {
      try {
        const { size } = statSync(path);
        success({ stats: { size, isDirectory: () => false } });
      } catch (error) {
        fail?.({ errMsg: String(error) });
      }
    },
  }),
  getStorageSync: (key) => storage.get(key) ?? '',
  setStorageSync: (key, value) => storage.set(key, value),
  removeStorageSync: (key) => storage.delete(key),
  getSystemInfoSync: () => ({ SDKVersion: '2.30.0', platform: 'ios', brand: 'b', model: 'm', version: '8' }),
  getSystemInfo: ({ success }) => success?.({ SDKVersion: '2.30.0', platform: 'ios' }),
  getNetworkType: ({ success }) => success?.({ networkType: 'wifi' }),
  onNetworkStatusChange: () => {},
  canIUse: () => true,
};

globalThis.wx = wx;
// The SDK is bundled for a page.
globalThis.window = globalThis;
globalThis.self = globalThis;
export default wx;
