// Connects to 127.0.0.1: asks for a host, trusts one file, and checks chain and name.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
)

func main() {
	pem, err := os.ReadFile(os.Args[3])
	roots := x509.NewCertPool()
	if err == nil && roots.AppendCertsFromPEM(pem) {
		_, err = tls.Dial("tcp", "127.0.0.1:"+os.Args[2], &tls.Config{ServerName: os.Args[1], RootCAs: roots})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
