// Not run here. Needs github.com/tencentyun/cos-go-sdk-v5 and github.com/testcontainers/testcontainers-go.
package cosplay_test

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/tencentyun/cos-go-sdk-v5"
	"github.com/testcontainers/testcontainers-go"
	"github.com/testcontainers/testcontainers-go/wait"
)

func TestAnObjectComesBack(t *testing.T) {
	ctx := context.Background()
	container, err := testcontainers.GenericContainer(ctx, testcontainers.GenericContainerRequest{
		ContainerRequest: testcontainers.ContainerRequest{
			Image: "cosplay", ExposedPorts: []string{"8267/tcp"}, WaitingFor: wait.ForLog("cosplay ready"),
		},
		Started: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer container.Terminate(ctx)
	endpoint, err := container.PortEndpoint(ctx, "8267/tcp", "http")
	if err != nil {
		t.Fatal(err)
	}
	proxy, _ := url.Parse(endpoint)
	bucket, _ := url.Parse("http://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com")
	client := cos.NewClient(&cos.BaseURL{BucketURL: bucket}, &http.Client{Transport: &cos.AuthorizationTransport{
		SecretID: "AKIDcosplaycosplaycosplaycosplay0000", SecretKey: "cosplaysecretcosplaysecret000000",
		Transport: &http.Transport{Proxy: http.ProxyURL(proxy)},
	}})
	if _, err := client.Object.Put(ctx, "a.txt", strings.NewReader("hello"), nil); err != nil {
		t.Fatal(err)
	}
	response, err := client.Object.Get(ctx, "a.txt", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if content, _ := io.ReadAll(response.Body); string(content) != "hello" {
		t.Fatalf("got %q", content)
	}
}
