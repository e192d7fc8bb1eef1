export default function FrontPage() {
  return <h1>Broadsheet</h1>;
}
