<?php
// `cosplay exec -- php fetch.php`: PHP's curl, which finds the proxy by itself, and its own streams, which are told of it.
foreach (array_slice($argv, 1) as $url) {
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_RETURNTRANSFER, true);
    $body = curl_exec($curl);
    if ($body === false) {
        echo curl_error($curl), "\n";
        exit(1);
    }
    echo $body, "\n";
    $proxy = str_replace('http://', 'tcp://', getenv('HTTP_PROXY'));
    $through = stream_context_create(['http' => ['proxy' => $proxy, 'request_fulluri' => str_starts_with($url, 'http:')]]);
    echo file_get_contents($url, false, $through), "\n";
}
