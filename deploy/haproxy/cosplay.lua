-- Finds the tenant of a request: `txn.tenant` becomes the AppId of the account, or stays unset.
--
-- The table of docs/scaling.md in the same order: host, path, query, Authorization, body.

-- SecretIds and numbers of sub-apps with the AppId of their account, as `cosplay accounts --map` prints them.
local accounts = Map.new(os.getenv("COSPLAY_MAP"), Map._str)

-- The owner of an AppId, which may be that of a sub-app.
local function owner(appid)
    return appid and (accounts:lookup(appid) or appid)
end

-- The owner of a SecretId. One that a server has issued contains the AppId: AKID, ten digits, 22 letters.
local function holder(id)
    if not id then return nil end
    local digits = #id == 36 and id:match("^AKID(%d%d%d%d%d%d%d%d%d%d)")
    return accounts:lookup(id) or (digits and owner(digits:gsub("^0+", "")))
end

local function decoded(text)
    return (text:gsub("+", " "):gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

local ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function from_base64(text)
    local bits, count, bytes = 0, 0, {}
    for letter in text:gsub("-", "+"):gsub("_", "/"):gmatch("[%w+/]") do
        bits = (bits << 6 | ALPHABET:find(letter, 1, true) - 1) & 0xffffff
        count = count + 6
        if count >= 8 then
            count = count - 8
            bytes[#bytes + 1] = string.char(bits >> count & 0xff)
        end
    end
    return table.concat(bytes)
end

-- A signature of VOD or of the JSON API: base64 of 20 bytes and the text that they sign.
local function in_signature(text)
    if not text or #text < 40 or #text > 8192 then return nil end
    local signed = from_base64(text)
    return owner(signed:match("[^%w]a=(%d+)&") or signed:match("^.-&?a=(%d+)&b=")) or holder(signed:match("secretId=([^&]+)"))
end

-- A bucket of VOD's storage, whose name has the AppId of the app; its own AppId is the vendor's.
local function in_storage(text)
    return owner(text:match("vod%a*(%d+)%-10022853") or text:match("/10022853/%w*vod%a*(%d+)/"))
end

local function in_host(host)
    host = host:lower():gsub(":%d+$", "")
    return in_storage(host) or owner(host:match("^(%d+)%.vod2%.") or host:match("^[^.]*%-(%d+)%."))
end

local function in_path(path)
    return in_storage(path) or owner(path:match("^/files/v2/(%d+)/") or path:match("^/[%w-]*%-(%d+)/") or path:match("^/[%w-]*%-(%d+)$"))
end

-- A parameter of a query or of a form.
local function parameter(text, name)
    local value = ("&" .. text):match("&" .. name:gsub("%-", "%%-") .. "=([^&]*)")
    return value and decoded(value)
end

local function in_parameters(text)
    if text == "" then return nil end
    local credential = parameter(text, "X-Amz-Credential")
    return owner(parameter(text, "appid"))
        or holder(parameter(text, "q-ak") or parameter(text, "SecretId") or parameter(text, "AWSAccessKeyId"))
        or holder(credential and credential:match("^[^/]+"))
        or in_signature(parameter(text, "sign") or parameter(text, "signature"))
end

local function in_authorization(text)
    return holder(text:match("q%-ak=([^&]+)") or text:match("Credential=([^/]+)/") or text:match("^AWS ([^:]+):"))
        or in_signature(text)
end

local function set(txn, tenant)
    if tenant then txn:set_var("txn.tenant", tenant) end
end

core.register_action("tenant_of_head", { "http-req" }, function(txn)
    local headers = txn.http:req_get_headers()
    local path, query = txn.f:path() or "", txn.f:query() or ""
    local host = headers["host"] and headers["host"][0] or ""
    local authorization = headers["authorization"] and headers["authorization"][0] or ""
    if path:sub(1, 10) == "/_cosplay/" then
        return set(txn, owner(parameter(query, "appid")))
    end
    set(txn, in_host(host) or in_path(path) or in_parameters(query) or in_authorization(authorization))
end)

-- A field of multipart/form-data or of JSON.
local function field(body, name)
    local _, label = body:find('name="' .. name .. '"', 1, true)
    local _, head = body:find("\r\n\r\n", label or #body, true)
    if label and head then return body:match("^[^\r]*", head + 1) end
    return body:match('"' .. name:gsub("%-", "%%-") .. '"%s*:%s*"([^"]*)"')
end

core.register_action("tenant_of_body", { "http-req" }, function(txn)
    local body = txn.f:req_body() or ""
    local credential = field(body, "x-amz-credential")
    set(txn, owner(body:match('"appid"%s*:%s*"?(%d+)'))
        or holder(field(body, "q-ak") or field(body, "AWSAccessKeyId") or field(body, "SecretId"))
        or holder(credential and credential:match("^[^/]+"))
        or in_signature(field(body, "signature") or field(body, "sign"))
        or in_parameters(body))
end)
