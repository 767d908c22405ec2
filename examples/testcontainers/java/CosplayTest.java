// Not run here. Needs com.qcloud:cos_api, org.testcontainers:testcontainers and JUnit 5.
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

class CosplayTest {
    @Test
    void anObjectComesBack() throws Exception {
        try (GenericContainer<?> cosplay = new GenericContainer<>("cosplay")
                .withExposedPorts(8267)
                .waitingFor(Wait.forLogMessage(".*cosplay ready.*", 1))) {
            cosplay.start();
            ClientConfig config = new ClientConfig(new Region("ap-guangzhou"));
            config.setHttpProtocol(HttpProtocol.http);
            config.setHttpProxyIp(cosplay.getHost());
            config.setHttpProxyPort(cosplay.getMappedPort(8267));
            BasicCOSCredentials keys =
                    new BasicCOSCredentials("AKIDcosplaycosplaycosplaycosplay0000", "cosplaysecretcosplaysecret000000");
            COSClient cos = new COSClient(keys, config);
            cos.putObject("examplebucket-1250000000", "a.txt", "hello");
            byte[] content = cos.getObject("examplebucket-1250000000", "a.txt").getObjectContent().readAllBytes();
            assertEquals("hello", new String(content));
            cos.shutdown();
        }
    }
}
