// `cosplay exec -- java Fetch.java`: both of Java's own clients, with nothing configured.
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

class Fetch {
    public static void main(String[] urls) throws Exception {
        for (String url : urls) {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            System.out.println(new String(connection.getInputStream().readAllBytes()));
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        }
    }
}
